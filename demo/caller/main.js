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
    await connect.updateContactAttributes(initialContactId, { CallerReason: byId('reason').value });
    const { CallerReason } = await connect.getContactAttributes(initialContactId, ['CallerReason']);
    byId('result').textContent = `${call.CallVariables.ANI}: Amazon Connect holds “${CallerReason}”.`;
  } catch (error) {
    byId('result').textContent = error instanceof BrokerError ? error.msg : String(error);
  }
});
