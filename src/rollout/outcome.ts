import type { Message, Reason } from '../base/message.ts'

/** How a function is after a failure. */
export type StateAfterFailure =
  /** As before. Its layers did not change. */
  | 'unchanged'
  /** As before. The previous layers were restored. */
  | 'restored'
  /** `$LATEST` uses the new version. What follows is not done, or its result is not known. */
  | 'partly-updated'
  /** AWS may have changed the layers. The function could not be read afterwards. */
  | 'unknown'

/** The result for a function that the plan updates. */
export type Outcome =
  | {
      readonly result: 'updated'
      /** The published version, if one was requested. */
      readonly version?: string | undefined
      /** The alias that invokes it. */
      readonly alias?: string | undefined
    }
  /** Somebody else changed the function in between. The action did not change it. */
  | { readonly result: 'skipped'; readonly because: Message }
  /** The optional Region was not available before the first write there. The function is as before. */
  | { readonly result: 'missing'; readonly because: Reason }
  | { readonly result: 'failed'; readonly because: Reason; readonly state: StateAfterFailure }
  | { readonly result: 'not-started'; readonly because: Message }
