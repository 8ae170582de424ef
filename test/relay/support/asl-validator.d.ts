declare module 'asl-validator' {
  export default function validate(definition: object): { readonly isValid: boolean };
}
