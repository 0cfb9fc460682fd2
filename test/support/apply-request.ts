import type { ApplyRequest } from '../../src/regions/apply/apply.ts'
import { metadata } from './region-in-memory.ts'

/** A request to publish a small archive, without waits. The Regions are missing, and nobody is told about the results. */
export const applyRequest: Omit<ApplyRequest, 'services'> = {
  stagings: new Map(),
  parameters: new Map(),
  layerName: 'x',
  metadata,
  archive: { sha256: 'ours', size: 1 },
  zip: () => Promise.resolve([]),
  waitIn: () => () => Promise.resolve(),
  principals: [],
  retain: undefined,
  architectureSets: [[]],
  numbering: { kind: 'next' },
  rollsBack: false,
  progress: () => undefined,
  reportOutcome: () => undefined,
  reportEnd: () => undefined,
  warn: () => undefined,
}
