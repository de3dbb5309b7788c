/** Lets the test runner import `.sql` files as text, as the bundler does. */
export const sqlAsText = {
  name: 'sql-as-text',
  transform(code, id) {
    return id.endsWith('.sql') ? { code: `export default ${JSON.stringify(code)};`, map: null } : null;
  },
};
