const { BrokerError, createClient } = window.ConnectMessageBroker;
const connect = createClient({ origin: document.body.dataset.desktop, source: 'caller' });
const byId = (id) => document.getElementById(id);
let current;

connect.onCurrentContact((contact) => {
  current = contact;
  const { ANI = 'no number', CustomerTier = '–' } = contact?.call.CallVariables ?? {};
  byId('caller').textContent = contact ? ANI : 'No call';
  byId('tier').textContent = CustomerTier;
  byId('entry').disabled = !contact;
});
connect.onAgentState(({ loginState }) => {
  document.body.className = loginState;
  byId('agent').textContent = loginState === 'LoggedIn' ? 'Logged in' : 'Logged out: nothing can be saved';
  byId('result').textContent = '';
});
byId('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { initialContactId, call } = current;
  try {
    const reason = { CallerReason: byId('reason').value };
    const { outcome } = await connect.updateContactAttributes(initialContactId, reason);
    const read = outcome ? reason : await connect.getContactAttributes(initialContactId, ['CallerReason']);
    const text = outcome ? 'will be saved: ' : 'Amazon Connect holds ';
    byId('result').textContent = `${call.CallVariables.ANI}: ${text}“${read.CallerReason}”.`;
  } catch (error) {
    byId('result').textContent = error instanceof BrokerError ? error.msg : String(error);
  }
});
