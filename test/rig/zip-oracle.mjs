import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { firstRecentPython } from './python.mjs'

const program = fileURLToPath(new URL('zip-oracle.py', import.meta.url))

/**
 * @typedef {{ name: string, size: number, sha1: string }} SeenEntry `name` is the hexadecimal of its bytes
 * @typedef {{ broken: string } | { entries: SeenEntry[] }} Seen
 */

/** Starts a Python process that reads zips, one after another, and returns the entries that its zipfile module finds. */
export async function startZipOracle() {
  const child = spawn(await firstRecentPython(), [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    /** @param {Buffer} zip @returns {Promise<Seen>} */
    async ask(zip) {
      const length = Buffer.alloc(4)
      length.writeUInt32LE(zip.length)
      child.stdin.write(Buffer.concat([length, zip]))
      const { value, done } = await lines.next()
      if (done) throw new Error('Python ended before it returned a result.')
      return JSON.parse(value)
    },
    stop() {
      child.stdin.end()
    },
  }
}
