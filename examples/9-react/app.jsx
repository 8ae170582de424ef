import { BrokerError, createClient } from 'connect-message-broker/client';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const OPTIONS = { origin: 'http://localhost:8090', source: 'example-8' };

/** A client for as long as the component is mounted, and whether the desktop is there. */
function useConnect(options) {
  const [client, setClient] = useState();
  const [connection, setConnection] = useState('connecting');
  useEffect(() => {
    const created = createClient(options);
    created.onConnectionChange(setConnection);
    setClient(created);
    return () => created.close();
  }, [options]);
  return { client, connection };
}

function App() {
  const { client, connection } = useConnect(OPTIONS);
  const [contactId, setContactId] = useState('c65486b8a-a292-460d-a59c-a937e486106e');
  const [reason, setReason] = useState('Billing');
  const [result, setResult] = useState('');

  async function save(event) {
    event.preventDefault();
    setResult('Saving …');
    try {
      await client.updateContactAttributes(contactId, { CallReason: reason });
      setResult('Saved');
    } catch (error) {
      if (!(error instanceof BrokerError)) throw error;
      setResult(error.msg);
    }
  }

  return (
    <form onSubmit={save}>
      <label>
        Contact id
        <input value={contactId} onChange={({ target }) => setContactId(target.value)} required />
      </label>
      <label>
        Reason
        <input value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <button type="submit" disabled={client === undefined}>
        Save
      </button>
      <output>{result}</output>
      <p>{connection === 'connected' ? 'The desktop is available.' : 'The desktop is not available.'}</p>
    </form>
  );
}

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
