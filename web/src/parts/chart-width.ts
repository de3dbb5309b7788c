import { type RefCallback, useCallback, useState } from 'react';

const widest = 900;
const narrowest = 300;

/** How many units wide a chart is drawn, as wide as its place on the page, so that its words stay as large as other words. */
export function useChartWidth(): { readonly ref: RefCallback<SVGSVGElement>; readonly width: number } {
  const [width, setWidth] = useState(widest);
  const ref = useCallback((chart: SVGSVGElement | null) => {
    if (chart === null) return;
    const observer = new ResizeObserver(() =>
      setWidth(Math.min(widest, Math.max(narrowest, Math.round(chart.clientWidth)))),
    );
    observer.observe(chart);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
