import type { MoneySettings } from '@throughline/core/money';

/** What every section of the settings is given: all of them, and how to change some. */
export interface SectionProps {
  readonly settings: MoneySettings;
  readonly onChange: (changes: Partial<MoneySettings>) => void;
}
