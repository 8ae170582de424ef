/** A form, as in a component of Svelte. */
export function svelteForm() {
  const form = $state({
    attributes: { CallReason: 'Billing' },
    names: ['CallReason', 'CustomerTier'],
    changes: { Name: 'Refund', References: { Order: { Type: 'URL', Value: 'https://shop.example.com/1' } } },
  });
  return form;
}
