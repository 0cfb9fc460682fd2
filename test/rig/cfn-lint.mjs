import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pythonWithMoto } from './python.mjs'

const lint = 'from cfnlint.runner import main; main()'

/** Returns the findings of cfn-lint for a template in two Regions, empty if there are none. moto depends on cfn-lint. @param {string} template */
export async function cfnLint(template) {
  const path = join(await mkdtemp(join(tmpdir(), 'template-')), 'template.yaml')
  await writeFile(path, template)
  const options = ['--regions', 'eu-west-1', 'ap-southeast-1', '--', path]
  const failed = (/** @type {{ stdout: string, stderr: string }} */ error) => error
  const linted = promisify(execFile)(await pythonWithMoto(), ['-c', lint, ...options])
  const { stdout, stderr } = await linted.catch(failed)
  return stdout + stderr
}
