import { createBroker } from 'connect-message-broker';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const SETTINGS = {
  ccpUrl: 'http://127.0.0.1:8091/ccp-v2/',
  allowedOrigins: [{ origin: 'http://127.0.0.1:8090', attributeNames: ['CallReason'] }],
  identityPoolId: 'us-east-1:aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  // The ID token of the agent’s sign-in to your desktop. The emulated identity pool accepts this one.
  logins: async () => ({ 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Emulator': 'emulator-id-token' }),

  // With a real Amazon Connect, leave these three out.
  endpoint: 'http://127.0.0.1:8092',
  cognitoEndpoint: 'http://127.0.0.1:8092',
  ccp: { loginPopup: false, ccpLoadTimeout: 600_000 },
};

/** Runs a broker for as long as the component is mounted, and returns the state of the session. */
function useBroker(settings) {
  const [state, setState] = useState('starting');
  useEffect(() => {
    const broker = createBroker(settings);
    setState(broker.sessionState);
    broker.on('session', (event) => setState(event.state));
    // The next createBroker need not wait for it.
    return () => void broker.stop();
  }, [settings]);
  return state;
}

function Softphone() {
  const state = useBroker(SETTINGS);
  return (
    <div>
      <div id="ccp" />
      <p>Session: {state}</p>
    </div>
  );
}

function Desktop() {
  const [isOpen, setOpen] = useState(true);
  return (
    <>
      <h1>Desktop of React</h1>
      <p>
        <button type="button" onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Close the softphone' : 'Open the softphone'}
        </button>
      </p>
      <div className="desktop">
        {isOpen ? <Softphone /> : <p>No softphone</p>}
        <iframe title="App" src="http://127.0.0.1:8090/9-react/app.html" />
      </div>
    </>
  );
}

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <Desktop />
  </StrictMode>,
);
