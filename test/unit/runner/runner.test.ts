import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { quiet } from '../../../src/install/run/quiet.ts'
import { defaultDeadlines } from '../../../src/base/deadlines.ts'
import type { Log } from '../../../src/base/log.ts'
import { gitHubRunner } from '../../../src/runner/runner.ts'
import { parseCommands } from '../../rig/commands.mjs'

describe('the output of other programs', () => {
  let printed: string[]
  let cancellation: AbortController
  let log: Log

  beforeEach(() => {
    printed = []
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
    cancellation = new AbortController()
    log = gitHubRunner(cancellation.signal).log
  })
  afterEach(() => {
    jest.restoreAllMocks()
  })

  /** Returns the error messages that the runner would read from the printed output. */
  function obeyed(): string[] {
    return parseCommands(printed.join('')).annotations.map(({ message }) => message)
  }

  test.each(['::error::no', '  ::error::no', '\u00a0::error::no', '##[error]no', 'a\r::error::no'])(
    'contains no command: %j',
    async (line) => {
      await log.withUntrustedOutput(async (show) => show(line))
      log.info(line)
      log.info(`more\n${line}`)
      log.error('yes')
      expect(obeyed()).toEqual(['yes'])
    },
  )

  test('contains no command after another of the programs has ended', async () => {
    const first = Promise.withResolvers<void>()
    const second = Promise.withResolvers<void>()
    const one = log.withUntrustedOutput(() => first.promise)
    const other = log.withUntrustedOutput(async (show) => {
      await second.promise
      show('::error::no')
    })
    first.resolve()
    await one
    second.resolve()
    await other
    log.error('yes')
    expect(obeyed()).toEqual(['yes'])
  })

  test('is not shown after the job is cancelled, so that the commands of the action are executed', async () => {
    await log.withUntrustedOutput(async (show) => {
      cancellation.abort()
      show('::error::no')
    })
    await log.withUntrustedOutput(async (show) => show('::error::no'))
    log.error('yes')
    expect(obeyed()).toEqual(['yes'])
  })

  test('contains no command during the grace period after a cancellation', async () => {
    const ended = Promise.withResolvers<void>()
    const running = log.withUntrustedOutput(() => ended.promise)
    cancellation.abort('SIGINT')
    process.stdout.write('::error::no\n')
    ended.resolve()
    await running
    log.error('yes')
    expect(obeyed()).toEqual(['yes'])
  })

  test('does not prevent the commands of the report if a program cannot be ended', async () => {
    const own = gitHubRunner(cancellation.signal, { ...defaultDeadlines, grace: 10 }).log
    void own.withUntrustedOutput(() => new Promise(() => undefined))
    cancellation.abort('SIGINT')
    await sleep(100)
    own.error('yes')
    expect(obeyed()).toEqual(['yes'])
  })

  test('contains no command if it is not shown', async () => {
    await quiet({ log }).log.withUntrustedOutput(async (show) => {
      show('not shown')
      process.stdout.write('::error::no\n')
    })
    expect(obeyed()).toEqual([])
    expect(printed.join()).not.toContain('not shown')
  })

  test('does not contain masked secrets', async () => {
    const { mask, log: own, hide } = gitHubRunner(cancellation.signal)
    mask('a-secret-canary')
    await own.withUntrustedOutput(async (show) => show('a-secret-canary'))
    for (const tell of [own.info, own.error, own.warning, own.notice, own.debug]) tell('a-secret-canary')
    expect(printed.filter((text) => text.includes('canary'))).toEqual(['::add-mask::a-secret-canary\n'])
    expect(hide('a-secret-canary')).toBe('***')
  })
})

test('work that continues later has ended before the step ends', async () => {
  const { continueLater, rest } = gitHubRunner(new AbortController().signal)
  const [work, order] = [Promise.withResolvers<undefined>(), [] as string[]]
  continueLater(work.promise.then(() => void order.push('work')))
  const resting = rest().then(() => void order.push('end'))
  work.resolve(undefined)
  await resting
  expect(order).toEqual(['work', 'end'])
})
