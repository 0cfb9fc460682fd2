import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'

/** The last step of the release, with a `gh` that answers as GitHub would. */

const { defaults, jobs } = parse(readFileSync('.github/workflows/release.yml', 'utf8'))
const { run: script } = jobs.release.steps.at(-1)

interface GitHub {
  /** The commit of the tag at each look. */
  readonly commits?: readonly [string, string]
  readonly tags?: string
}

function release({ commits = ['proven', 'proven'], tags = 'echo refs/tags/v1.2.3' }: GitHub): {
  status: number | null
  said: string
  asked: string
} {
  const directory = mkdtempSync(join(tmpdir(), 'release-'))
  const gh = `#!/bin/bash
echo "$*" >>"${directory}/asked"
case "$*" in
  "release view"*) exit 1 ;;
  *commits/*) if grep -q create "${directory}/asked"; then echo ${commits[1]}; else echo ${commits[0]}; fi ;;
  *releases/tags*) echo true ;;
  *matching-refs*) ${tags} ;;
esac`
  writeFileSync(join(directory, 'gh'), gh, { mode: 0o755 })
  writeFileSync(join(directory, 'bundle'), '')
  const env = {
    PATH: `${directory}:${process.env['PATH'] ?? ''}`,
    GITHUB_REF_NAME: 'v1.2.3',
    GITHUB_REPOSITORY: 'owner/name',
    GITHUB_SHA: 'proven',
    BUNDLE: join(directory, 'bundle'),
  }
  // As the runner starts a shell that is named, and one that is not (GitHub: "Workflow syntax", shell).
  const options = defaults?.run.shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail'] : ['-e']
  const { status, stdout } = spawnSync('bash', [...options, '-c', script], {
    cwd: directory,
    env,
    encoding: 'utf8',
  })
  return { status, said: stdout, asked: readFileSync(join(directory, 'asked'), 'utf8') }
}

const move = 'api --method PATCH repos/owner/name/git/refs/tags/v1 -f sha=proven'

test('the major tag moves to the newest release', () => {
  const { status, asked } = release({})
  expect([status, asked.includes(move)]).toEqual([0, true])
})

test('it stays where a newer one is', () => {
  const { status, said, asked } = release({ tags: 'printf "refs/tags/v1.2.3\\nrefs/tags/v1.10.0\\n"' })
  expect([status, said, asked.includes(move)]).toEqual([0, 'v1 stays at v1.10.0, which is newer.\n', false])
})

test('that the tags cannot be read is a failure', () => {
  expect(release({ tags: 'exit 1' })).toMatchObject({ status: 1, said: '' })
})

test('a tag that has moved since the proof is not released', () => {
  const { status, said, asked } = release({ commits: ['other', 'other'] })
  expect([status, asked.includes('release create')]).toEqual([1, false])
  expect(said).toContain('v1.2.3 is not the commit proven')
})

test('nor does the major tag follow one that moves while it is released', () => {
  const { status, asked } = release({ commits: ['proven', 'other'] })
  expect([status, asked.includes(move)]).toEqual([1, false])
})
