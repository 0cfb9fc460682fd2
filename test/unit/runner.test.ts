import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Log } from '../../src/log.ts'
import { gitHubRunner } from '../../src/runner.ts'
import { parseCommands } from '../rig/commands.mjs'

describe('what others write', () => {
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

  /** The messages of errors that the runner would take from what was printed. */
  function obeyed(): string[] {
    return parseCommands(printed.join('')).annotations.map(({ message }) => message)
  }

  test.each(['::error::no', '  ::error::no', '\u00a0::error::no', '##[error]no', 'a\r::error::no'])(
    'is no command: %j',
    async (line) => {
      await log.untrusted(async (show) => show(line))
      log.info(line)
      log.info(`more\n${line}`)
      log.error('yes')
      expect(obeyed()).toEqual(['yes'])
    },
  )

  test('is no command either while another of them has ended', async () => {
    const first = Promise.withResolvers<void>()
    const second = Promise.withResolvers<void>()
    const one = log.untrusted(() => first.promise)
    const other = log.untrusted(async (show) => {
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

  test('is shown no more once the job is cancelled, so that what is told then is obeyed', async () => {
    await log.untrusted(async (show) => {
      cancellation.abort()
      show('::error::no')
    })
    await log.untrusted(async (show) => show('::error::no'))
    log.error('yes')
    expect(obeyed()).toEqual(['yes'])
  })

  test('does not show what was masked', async () => {
    const { mask, log: own, hide } = gitHubRunner(cancellation.signal)
    mask('a-secret-canary')
    await own.untrusted(async (show) => show('a-secret-canary'))
    for (const tell of [own.info, own.error, own.warning, own.notice, own.debug]) tell('a-secret-canary')
    expect(printed.filter((text) => text.includes('canary'))).toEqual(['::add-mask::a-secret-canary\n'])
    expect(hide('a-secret-canary')).toBe('***')
  })
})
