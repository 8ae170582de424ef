export interface Customer {
  readonly name: string;
  readonly company?: string;
  readonly account?: Account;
}

export interface Account {
  readonly number: string;
  readonly url: string;
}

/** By phone number. */
const customers: ReadonlyMap<string, Customer> = new Map(
  [
    ['+15555550100', 'Alex Sample', 'Sample Bakery', 'A1001'],
    ['+15555550101', 'Robin Placeholder', 'Placeholder Bicycles', 'A1002'],
    ['+15555550102', 'Kim Specimen', 'Specimen Gardens', 'A1003'],
    ['+15555550103', 'Toni Fiction', 'Fiction Books', 'A1004'],
    ['+15555550104', 'Sam Invented', 'Invented Clocks', 'A1005'],
  ].map(([phoneNumber = '', name = '', company = '', number = '']) => [
    phoneNumber,
    { name, company, account: { number, url: `https://crm.example.com/${number}` } },
  ]),
);

/** Finds the customer with this phone number. */
export function findCustomer(phoneNumber: string): Customer {
  return customers.get(phoneNumber) ?? { name: 'Unknown caller' };
}
