/** The map as a picture of its own: the styles that the page gives it are written into it. */
export function pictureOf(svg: SVGSVGElement, size: { width: number; height: number }): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [svg.querySelectorAll('*'), copy.querySelectorAll('*')];
  const kept = [
    'fill',
    'stroke',
    'stroke-width',
    'stroke-dasharray',
    'font-family',
    'font-size',
    'font-weight',
    'opacity',
    'color',
  ];
  for (const [index, element] of originals.entries()) {
    const style = getComputedStyle(element);
    copies[index]?.setAttribute('style', kept.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'));
    // What only the page needs; the ends of a terminal edge are names that no file may hold.
    for (const name of ['data-from', 'data-to', 'class', 'tabindex']) copies[index]?.removeAttribute(name);
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `-12 -32 ${size.width + 24} ${size.height + 64}`);
  copy.setAttribute('width', String(size.width + 24));
  copy.setAttribute('height', String(size.height + 64));
  copy.setAttribute('style', `background:${getComputedStyle(svg.parentElement ?? svg).backgroundColor}`);
  return new XMLSerializer().serializeToString(copy);
}

export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A picture as PNG at twice its size, so that it is sharp on paper. */
export async function toPng(svg: string, size: { width: number; height: number }): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  const scale = Math.min(2, 8000 / Math.max(size.width, size.height));
  canvas.width = (size.width + 24) * scale;
  canvas.height = (size.height + 64) * scale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
