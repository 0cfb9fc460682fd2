import { constants } from 'node:os'
import * as core from '@actions/core'
import { cancellationProblem, cancelSignals, cancelSignalOf } from '../base/cancellation.ts'
import { defaultDeadlines } from '../base/deadlines.ts'
import type { Log } from '../base/log.ts'
import type { Message } from '../base/message.ts'
import { about, becauseOf, reworded, textsOf } from '../base/message.ts'
import { errorsOf, Explained, messageOf, Problem, reasonOf } from '../base/problem.ts'
import { guideOf, sectionsOn } from '../report/guide-links.ts'
import type { Runner } from './runner.ts'
import { gitHubRunner } from './runner.ts'

/** GitHub shows at most ten annotations of each level for a step (GitHub: "Workflow commands", limits). */
const maximumAnnotations = 10

/** An action. `main` adds each result to the record of the run immediately. The other functions report that record. */
export interface Action<R extends { failure?: readonly Message[] | undefined }> {
  readonly record: (runner: Runner) => R
  readonly main: (runner: Runner, run: R) => Promise<void>
  /** Writes the manifest, if the action has one, and adds its path to the record. */
  readonly writeManifest?: (run: R) => Promise<void>
  readonly outputs: (run: R) => Readonly<Record<string, string>>
  readonly verdict: (run: R) => string
  readonly summary: (run: R) => string
  /** Comments on the pull request, if a comment is requested. Rejects with an Error whose message has no secrets. */
  readonly comment?: (run: R, runner: Runner) => Promise<void>
}

/** Runs an action, reports it, and ends this process. */
export function start<R extends { failure?: readonly Message[] | undefined }>(action: Action<R>): void {
  runAndReport(action)
    .catch((error: unknown) => {
      core.setFailed(messageOf(error))
    })
    // An abandoned request could keep the process alive for minutes. The empty write makes process.exit wait until all output is written.
    .finally(() => process.stdout.write('', () => process.exit()))
}

/**
 * Answers the process that started this one for a task, and ends this process. It also ends if that process does, so that nothing that it
 * has in its memory, such as credentials, remains. The task gets a runner without a log, because the other process has one.
 */
export function answer(task: (runner: Runner) => Promise<unknown>): void {
  const end = (): never => process.exit()
  process.once('disconnect', end)
  const runner = gitHubRunner(new AbortController().signal)
  const ignore = (): void => undefined
  const log = { ...runner.log, info: ignore, error: ignore, warning: ignore, notice: ignore }
  void task({ ...runner, log }).then((result) => process.send?.(result, undefined, undefined, end), end)
}

async function runAndReport<R extends { failure?: readonly Message[] | undefined }>(
  action: Action<R>,
): Promise<void> {
  const cancellation = new AbortController()
  // The listeners stay, so that a second signal does not interrupt the report.
  for (const signal of cancelSignals) process.on(signal, () => cancellation.abort(signal))
  const runner = gitHubRunner(cancellation.signal)
  const run = action.record(runner)
  try {
    await orUncaughtException(untilCancelled(action.main(runner, run), cancellation.signal))
  } catch (error) {
    run.failure = errorsOf(error).map((message) => reworded(message, runner.hide))
    fail(run.failure, error, runner)
  }
  await reportOrFail(action, run, runner)
  await runner.rest()
  if (cancellation.signal.aborted)
    process.exitCode = 128 + constants.signals[cancelSignalOf(cancellation.signal)]
}

/** Reports the run. If the run has already failed, an uncaught exception must not interrupt the report. */
async function reportOrFail<R extends { failure?: readonly Message[] | undefined }>(
  action: Action<R>,
  run: R,
  runner: Runner,
): Promise<void> {
  const reporting = report(action, run, runner)
  if (run.failure !== undefined) return reporting
  await orUncaughtException(reporting).catch((error: unknown) => {
    run.failure = errorsOf(error).map((message) => reworded(message, runner.hide))
    fail(run.failure, error, runner)
  })
}

/** Rejects also if an exception is thrown outside of `work`, such as in a callback of a library. */
async function orUncaughtException(work: Promise<void>): Promise<void> {
  const uncaughtException = new Promise<never>((_, reject) => {
    process.on('uncaughtException', (cause) => {
      const reason = reasonOf(cause)
      const text =
        `An unexpected error occurred: ${reason.text}. ` +
        'Published versions are in the outputs. Run the job again to do the rest.'
      reject(new Explained(becauseOf(reason, 'anything-else', text), { cause }))
    })
  })
  await Promise.race([work, uncaughtException])
}

/** After a cancellation, pending requests get some time to end. Throws a Problem if they take longer. */
async function untilCancelled(work: Promise<void>, cancelled: AbortSignal): Promise<void> {
  const tooLate = new Promise<never>((_, reject) => {
    cancelled.addEventListener('abort', () => {
      setTimeout(() => reject(cancellationProblem(cancelled)), defaultDeadlines.grace)
    })
  })
  await Promise.race([work, tooLate])
}

/**
 * Writes manifest, outputs and summary, also after a failure. It does not hide secrets, because each step has already removed them from the
 * third-party texts in the record.
 */
async function report<R extends { failure?: readonly Message[] | undefined }>(
  action: Action<R>,
  run: R,
  runner: Runner,
): Promise<void> {
  const { log, cancelled } = runner
  await warnIfFails('The manifest', () => action.writeManifest?.(run), log)
  try {
    for (const [name, value] of Object.entries(action.outputs(run))) core.setOutput(name, value)
  } catch (error) {
    const reason = reasonOf(error)
    const text = `The outputs could not be written: ${reason.text}. The job summary contains them.`
    fail([becauseOf(reason, 'a-file-or-folder-of-the-runner-cannot-be-used', text)], error, runner)
  }
  log.info(action.verdict(run))
  await warnIfFails('The job summary', () => core.summary.addRaw(action.summary(run)).write(), log)
  // A cancelled job has no time for a comment.
  if (cancelled.aborted) return
  // A token without permission to comment does not fail the run.
  await action.comment?.(run, runner).catch((error: unknown) => {
    const notice = about(
      'there-is-no-comment',
      `There is no comment on the pull request: ${messageOf(error)}`,
    )
    log.notice(notice.text)
    logGuideLinks([notice], runner)
  })
}

async function warnIfFails(what: string, write: () => Promise<unknown> | undefined, log: Log): Promise<void> {
  try {
    await write()
  } catch (error) {
    log.warning(`${what} could not be written: ${messageOf(error)}`)
  }
}

function fail(errors: readonly Message[], error: unknown, runner: Runner): void {
  const { log } = runner
  process.exitCode = core.ExitCode.Failure
  const texts = textsOf(errors)
  const allFit = texts.length <= maximumAnnotations
  for (const text of allFit ? texts : texts.slice(0, maximumAnnotations - 1)) log.error(text)
  if (!allFit) {
    log.error(`There are ${texts.length} errors. All of them are in the log and in the job summary.`)
    for (const text of texts) log.info(text)
  }
  if (!(error instanceof Problem) && error instanceof Error) log.debug(stackOf(error))
  const cause = error instanceof Error && error.cause !== undefined ? messageOf(error.cause) : ''
  if (!texts.join().includes(cause)) log.info(`Cause: ${cause}`)
  logGuideLinks(errors, runner)
}

function logGuideLinks(errors: readonly Message[], { env, log }: Runner): void {
  for (const section of sectionsOn(errors, guideOf(env))) log.info(`More on this: ${section}`)
}

/** Only the stack is logged. Other properties of an error, such as the failed request, can contain secrets. */
function stackOf({ stack = '', cause }: Error): string {
  return cause instanceof Error ? `${stack}\n${stackOf(cause)}` : stack
}
