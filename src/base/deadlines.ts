/** The timeouts of a run, in milliseconds. They are passed in as one value, so that tests can shorten them. */
export interface Deadlines {
  /** Opening a connection to AWS. */
  readonly connection: number
  /** One read in an optional Region before the first write there, from the connection to the end of the response. */
  readonly optionalRegion: number
  /** The response to a small request, or the rest of a response that stopped midway. */
  readonly response: number
  /** The response to a request that uploads a zip of up to 50 MiB. */
  readonly upload: number
  /** The upload of a zip of up to 250 MB to S3. A slow connection needs minutes. `stall` detects an upload without progress. */
  readonly staging: number
  /** An upload that makes no progress. */
  readonly stall: number
  /** The response of GitHub's OIDC token endpoint, which can hang. */
  readonly token: number
  /** Assuming a role. After this time the action makes at most one more attempt. */
  readonly assumeRole: number
  /** The pauses before all retries and polls in one Region, added up. */
  readonly retries: number
  /** One request to GitHub's cache. A build does not need the cache, so it is short. */
  readonly cache: number
  /** Reading the Regions before a build, all of it. After this time, the layer is built. */
  readonly readRegions: number
  /** Downloading the previous version. It is short because only the report of changes depends on it. */
  readonly comparison: number
  /** Downloading an archive of up to 250 MB to copy it. A slow connection needs minutes. `stall` detects a download without progress. */
  readonly download: number
  /** The whole run. After this time no further changes are started. AWS sessions last an hour by default. */
  readonly run: number
  /** Responses to pending requests after the job is cancelled. The runner kills the step ten seconds after its first signal. */
  readonly grace: number
}

export const defaultDeadlines: Deadlines = {
  connection: 5_000,
  optionalRegion: 5_000,
  response: 15_000,
  upload: 120_000,
  staging: 900_000,
  stall: 60_000,
  token: 15_000,
  assumeRole: 45_000,
  retries: 90_000,
  cache: 10_000,
  readRegions: 60_000,
  comparison: 20_000,
  download: 900_000,
  run: 3_600_000,
  grace: 2_500,
}
