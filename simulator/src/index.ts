export { companyName, sampleJourneys, sampleSize, sampleWindow } from './sample-journeys.ts';
export { type Simulation, simulate } from './simulate.ts';
export * as truths from './truths.ts';
