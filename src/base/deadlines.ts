/** How long a run waits for what, in milliseconds. One value, passed in, so that no test has to wait. */
export interface Deadlines {
  /** For a connection to AWS. */
  readonly connection: number
  /** For the reply to a request that carries nothing large, and for the rest of one that stops midway. */
  readonly reply: number
  /** For the reply to a request that carries a zip of up to 50 MiB. */
  readonly upload: number
  /** For the reply to S3's upload of a zip of up to 250 MB, which a slow line takes minutes for: what counts is that it moves. */
  readonly staging: number
  /** For an upload that does not move. */
  readonly stall: number
  /** For GitHub's answer to a request for a token: the endpoint can hang, and the library waits for minutes. */
  readonly token: number
  /** After which a failure to assume a role is final. A pause and one more attempt may follow. */
  readonly assuming: number
  /** That all retries and looks in one Region may wait in a run. */
  readonly retries: number
  /** For all that is downloaded of the version before: nothing depends on it. */
  readonly comparison: number
  /** After which nothing new is started: an hour is what a session lasts by default. */
  readonly run: number
  /** For replies to what is under way when a job is cancelled; the runner ends the step ten seconds after its first signal. */
  readonly grace: number
}

export const usualDeadlines: Deadlines = {
  connection: 5_000,
  reply: 15_000,
  upload: 120_000,
  staging: 900_000,
  stall: 60_000,
  token: 15_000,
  assuming: 45_000,
  retries: 90_000,
  comparison: 20_000,
  run: 3_600_000,
  grace: 2_500,
}
