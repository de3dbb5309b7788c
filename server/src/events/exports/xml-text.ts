const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

// What XML cannot hold at all.
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as it may stand in an element or an attribute. */
export function escapedXml(text: string): string {
  return text.replace(notXml, '').replace(/[&<>"\n\r\t]/g, (sign) => entities[sign] ?? sign);
}
