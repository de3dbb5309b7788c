export { companyName, sampleJourneys, sampleSize, sampleWindow } from './sample-journeys.ts';
export { sampleOutcomes } from './sample-outcomes.ts';
export { sampleStages } from './sample-stages.ts';
export { type Simulation, simulate } from './simulate.ts';
export * as truths from './truths.ts';
