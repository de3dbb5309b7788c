/**
 * What a path such as `data.items` or `pages[0].next` names in a JSON value; undefined when there is nothing.
 * An empty path names the value itself.
 */
export function atPath(value: unknown, path: string): unknown {
  const names = path
    .replace(/^\$\.?/, '')
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((part) => part !== '');
  let here = value;
  for (const one of names) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, one)) return undefined;
    here = Reflect.get(here, one);
  }
  return here;
}
