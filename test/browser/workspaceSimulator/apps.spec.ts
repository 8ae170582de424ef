import { expect, test } from './workspaceTest.js';

for (const cores of ['one', 'two'] as const) {
  test.describe(`with ${cores} ${cores === 'one' ? 'copy' : 'copies'} of the SDK's core`, () => {
    test.use({ cores });

    test('an app connects, is created and started, and reads the agent', async ({ simulate, app, open }) => {
      const workspace = await simulate({ agent: { name: 'Ada Byron' }, apps: [app()] });
      const crm = await open(workspace);
      await crm.seen('create', 'start');
      expect(await crm.read('agent.getARN()')).toBe(workspace.agentArn);
      expect(await crm.read('agent.getName()')).toBe('Ada Byron');
      expect(await crm.read('agent.getState()')).toMatchObject({ name: 'Available', type: 'routable' });
      expect(await crm.read('proxy.connectionStatus')).toBe('ready');
    });
  });
}
