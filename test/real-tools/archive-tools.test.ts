import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { firstRecentPython } from '../rig/python.mjs'
import { packArchive, temporary, treeOf } from '../support/pack-layer.ts'

const files = {
  'nodejs/node_modules/own/index.js': 'module.exports = 1\n'.repeat(500),
  'nodejs/node_modules/own/package.json': '{"name":"own"}',
  'nodejs/node_modules/own/empty': '',
  'nodejs/node_modules/own/ä b.txt': 'x',
}

/** A layer directory, and the path of its zip. */
interface Place {
  readonly root: string
  readonly zip: string
}

function placeOf(tree: Record<string, string> = files): Place {
  const root = treeOf(tree)
  chmodSync(join(root, 'nodejs/node_modules/own/index.js'), 0o755)
  return { root, zip: join(temporary(), 'made.zip') }
}

async function expectTaken(zip: string): Promise<void> {
  expect((await packArchive(zip)).archive).toMatchObject({ files: 4, unzippedSize: 9_515 })
}

type Command = (place: Place) => readonly [program: string, ...args: string[]]

const shell =
  (script: string): Command =>
  ({ zip }) => ['sh', '-c', script, 'sh', zip]

const goProgram = `package main
import ("archive/zip"; "os")
func main() {
  file, _ := os.Create(os.Args[1])
  archive := zip.NewWriter(file)
  if err := archive.AddFS(os.DirFS(".")); err != nil { panic(err) }
  if err := archive.Close(); err != nil { panic(err) }
}
`

const tools: readonly [name: string, needs: string, command: Command][] = [
  ['zip -r', 'zip', ({ zip }) => ['zip', '-qr', zip, '.']],
  ['zip -rX', 'zip', ({ zip }) => ['zip', '-qrX', zip, 'nodejs']],
  ['zip -rD, stored', 'zip', ({ zip }) => ['zip', '-qrD0', zip, 'nodejs']],
  ['zip, to a pipe', 'zip', shell('zip -qr - nodejs | cat > "$1"')],
  ['zip, from a pipe', 'zip', shell('find nodejs -type f | zip -q -@ "$1"')],
  ['zip, with zip64', 'zip', ({ zip }) => ['zip', '-qr', '-fz', zip, 'nodejs']],
  ['zip, in two steps', 'zip', shell('zip -qr "$1" nodejs/node_modules/own/index.js && zip -qr "$1" nodejs')],
  ['zip, after a deletion', 'zip', shell('touch nodejs/b && zip -qr "$1" nodejs && zip -qd "$1" nodejs/b')],
  ['7z', '7z', ({ zip }) => ['7z', 'a', '-bd', '-tzip', zip, 'nodejs']],
  ['bsdtar', 'bsdtar', ({ zip }) => ['bsdtar', '-a', '-cf', zip, 'nodejs']],
  ['bsdtar, of a folder', 'bsdtar', ({ zip }) => ['bsdtar', '-a', '-cf', zip, '.']],
  ['jar', 'jar', ({ zip }) => ['jar', 'cMf', zip, 'nodejs']],
  ['jar, stored', 'jar', ({ zip }) => ['jar', 'cM0f', zip, 'nodejs']],
]

describe('accepts the zips of other programs', () => {
  for (const [name, needs, command] of tools) {
    const isThere = spawnSync('sh', ['-c', `command -v ${needs}`]).status === 0
    const withTool = isThere ? test : test.skip
    withTool(`${name} (skipped if ${needs} is not installed)`, async () => {
      const place = placeOf()
      const [program, ...args] = command(place)
      execFileSync(program, args, { cwd: place.root, stdio: 'pipe' })
      await expectTaken(place.zip)
    })
  }

  const hasGo = spawnSync('go', ['version']).status === 0
  const withGo = hasGo ? test : test.skip
  withGo('archive/zip of Go, which writes data descriptors (skipped if go is not installed)', async () => {
    const { root, zip } = placeOf()
    const program = join(temporary(), 'main.go')
    writeFileSync(program, goProgram)
    execFileSync('go', ['run', program, zip], { cwd: root, stdio: 'pipe' })
    await expectTaken(zip)
  })

  const add = 'for p in sorted(Path(".").rglob("*")): z.write(p)'
  const pythons: [string, string][] = [
    ['zipfile', `z = ZipFile(out, "w", ZIP_DEFLATED)\n${add}\nz.close()`],
    ['zipfile, stored', `z = ZipFile(out, "w")\n${add}\nz.close()`],
    [
      'zipfile, as a stream',
      `class S:\n  def __init__(s): s.f = open(out, "wb")\n  def write(s, b): return s.f.write(b)\n  def flush(s): s.f.flush()\n` +
        `s = S()\nz = ZipFile(s, "w", ZIP_DEFLATED)\n${add}\nz.close()\ns.f.close()`,
    ],
    [
      'zipfile, with zip64 in the local headers',
      `z = ZipFile(out, "w", ZIP_DEFLATED)\nfor p in Path(".").rglob("*"):\n  if p.is_file():\n` +
        '    with z.open(str(p), "w", force_zip64=True) as f: f.write(p.read_bytes())\nz.close()',
    ],
    [
      'zipfile, with entries by name only',
      'z = ZipFile(out, "w")\nfor p in Path(".").rglob("*"):\n  if p.is_file(): z.writestr(str(p), p.read_bytes())\nz.close()',
    ],
    ['shutil', 'import shutil\nshutil.make_archive(out.removesuffix(".zip"), "zip", ".")'],
  ]
  test.each(pythons)("Python's %s", async (_name, code) => {
    const { root, zip } = placeOf()
    const program = `import sys\nfrom pathlib import Path\nfrom zipfile import ZIP_DEFLATED, ZipFile\nout = sys.argv[1]\n${code}\n`
    execFileSync(await firstRecentPython(), ['-c', program, zip], { cwd: root, stdio: 'pipe' })
    await expectTaken(zip)
  })

  test('links, as zip -y stores them', async () => {
    const { root, zip } = placeOf({ ...files, 'nodejs/link': '->node_modules/own/index.js' })
    execFileSync('zip', ['-qry', zip, 'nodejs'], { cwd: root })
    expect((await packArchive(zip)).archive.files).toBe(5)
  })
})
