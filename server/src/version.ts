/** The version of the product, as the CLI and the API tell it. */
export const version = '0.1.0';
