import { openPostgresEndpoint } from './postgres-endpoint.ts';

/** Starts PostgreSQL once for all tests, where it is installed, and tells them its address. */
export default async function startPostgres(): Promise<() => Promise<void>> {
  const endpoint = await openPostgresEndpoint();
  if (endpoint === null) {
    process.stdout.write(
      'PostgreSQL is not installed here, so the tests of the records run on the embedded engine alone.\n',
    );
    return async () => undefined;
  }
  process.env['THROUGHLINE_TEST_DATABASE_URL'] = endpoint.url;
  return () => endpoint.close();
}
