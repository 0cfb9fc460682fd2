import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TestEnvironment } from 'jest-environment-node'

/** Gives each test file its own temporary directory, and deletes it afterwards, because package managers leave gigabytes there. */
export default class WithTemporaryDirectory extends TestEnvironment {
  #outer = tmpdir()
  #directory = ''

  async setup() {
    this.#directory = mkdtempSync(join(this.#outer, 'tests-'))
    process.env['TMPDIR'] = this.#directory
    await super.setup()
  }

  async teardown() {
    await super.teardown()
    process.env['TMPDIR'] = this.#outer
    // A process that a test left running can still write.
    await rm(this.#directory, { recursive: true, force: true, maxRetries: 3 }).catch(() => {})
  }
}
