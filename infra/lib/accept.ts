import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Instance } from './Instance.js';

/** States beside a resource why a finding of cdk-nag (pack AwsSolutions) does not apply to it. */
export function accept(construct: IConstruct, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${rule}`, reason });
}

/** Of a construct whose roles act on contacts. */
export function acceptAllContacts(construct: IConstruct, { contacts }: Instance): void {
  accept(
    construct,
    `IAM5[Resource::${contacts}]`,
    'Contacts get their ids while the contact centre works: "all contacts of one instance" is the narrowest there is.',
  );
}
