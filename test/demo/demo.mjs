// The demo of the README. The committed bundle publishes the layer of test/fixtures/blog to four Regions of a stand-in for AWS on this
// machine. A second run shows that nothing is published twice. It does not need "npm ci".
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const regions = ['eu-central-1', 'eu-west-1', 'us-west-1', 'us-east-1']

if (Number(process.versions.node.split('.')[0]) < 24) startAgainOnNode24()
else await demonstrate()

/** The action runs on Node 24 (`using: node24`), so the demo does too. */
function startAgainOnNode24() {
  say(`This is Node ${process.versions.node}. The action runs on Node 24, which npm downloads now.`)
  const args = ['exec', '--yes', '--package', 'node@24', '--', 'node', fileURLToPath(import.meta.url)]
  const { status, error } = spawnSync('npm', args, { cwd: tmpdir(), stdio: 'inherit' })
  if (error) say(`npm could not be run: ${error.message}`)
  process.exitCode = status ?? 1
}

async function demonstrate() {
  const { startRig } = await import('../rig/rig.mjs')
  const { runAction } = await import('../rig/runner.mjs')
  const workspace = mkdtempSync(join(tmpdir(), 'demo-'))
  cpSync(join(root, 'test', 'fixtures', 'blog'), workspace, { recursive: true })
  say('Starting a stand-in for AWS on this machine. The first start installs its Python packages.')
  const rig = await startRig({ log: say })
  try {
    const run = (/** @type {string} */ sha) =>
      runAction({
        workspace,
        entry: join(root, 'dist', 'index.js'),
        env: { ...rig.env, GITHUB_SHA: sha },
        inputs: {
          'layer-name': 'sample-layer',
          'compatible-runtimes': 'nodejs22.x, nodejs24.x',
          regions: regions.join(', '),
          principals: '111122223333',
        },
      })
    say(
      '\nFirst run: package.json requires aws-sdk and aws-xray-sdk. npm installs them, and the layer is published to four Regions.',
    )
    show(await run('1'.repeat(40)), rig)
    say('\nSecond run, for another commit with the same dependencies. Nothing must be published twice.')
    const before = writes(rig)
    const again = await run('2'.repeat(40))
    show(again, rig)
    if (again.outputs['changed'] !== 'false' || writes(rig) !== before)
      throw new Error('the second run wrote to AWS')
    say(
      `\nThe second run wrote nothing: ${before} writes before it, ${writes(rig)} after it, and the same ARNs.`,
    )
  } finally {
    await rig.stop()
    rmSync(workspace, { recursive: true, force: true })
  }
}

/**
 * @param {Awaited<ReturnType<typeof import('../rig/runner.mjs').runAction>>} result
 * @param {Awaited<ReturnType<typeof import('../rig/rig.mjs').startRig>>} rig
 */
function show({ exitCode, outputs, log, durationMs }, rig) {
  if (exitCode !== 0) throw new Error(`the action failed:\n${log}`)
  /** @type {Record<string, string>} */
  const arns = JSON.parse(outputs['arns'] ?? '{}')
  for (const arn of Object.values(arns)) say(`  ${arn}`)
  say(`  changed: ${outputs['changed']}, code-sha256: ${outputs['code-sha256']}`)
  say(
    `  ${(durationMs / 1000).toFixed(1)} s; ${rig.calls.length} calls to AWS so far, ${writes(rig)} of them writes`,
  )
}

/** @param {Awaited<ReturnType<typeof import('../rig/rig.mjs').startRig>>} rig */
function writes({ calls }) {
  return calls.filter(({ write }) => write).length
}

/** @param {string} text */
function say(text) {
  console.log(text)
}
