import type { CaseNotion } from '@throughline/core/journeys';
import { duration } from '../parts/format.ts';

/** How a journey cuts its cases, in words. */
export function describeNotion(notion: CaseNotion): string {
  switch (notion.kind) {
    case 'customer':
      return 'one case a customer';
    case 'object':
      return `one case for each ${notion.type}`;
    case 'gap':
      return `a new case after ${duration(notion.gapSeconds)} of silence`;
    case 'boundaries':
      return `from a start to an end, or ${duration(notion.timeoutSeconds)} of silence`;
  }
}
