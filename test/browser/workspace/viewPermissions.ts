/** The permissions of an application that lets the broker do all it can without `*`. */
export const VIEW_PERMISSIONS: readonly string[] = [
  'User.Details.View',
  'User.Configuration.View',
  'User.Status.View',
  'Contact.Details.View',
  'Contact.Attributes.View',
  'Contact.CustomerDetails.View',
];
