import { judgedBytes } from '../../layer/judged-archive.ts'
import type { Archive } from '../../layer/layer.ts'
import { writeFor } from '../../steps/write-file.ts'
import type { Job } from '../inputs/inputs.ts'

/** Writes the bill of materials of an archive to the file in the input "sbom", if it is set. Throws a Problem. */
export async function writeSbom(archive: Archive, { inputs, runner, run }: Job): Promise<void> {
  if (inputs.sbom === undefined) return
  const [{ packagesIn }, { sbomOf }] = await Promise.all([
    import('../../packages/packages.ts'),
    import('../../report/sbom.ts'),
  ])
  const packages = (await packagesIn(await judgedBytes(archive))).map(({ license, ...found }) => ({
    ...found,
    license: license && runner.hide(license),
  }))
  const { layerName, leftOut } = run
  const bill = sbomOf(packages, { layerName, sha256: archive.sha256, leftOut })
  await writeFor('sbom', inputs.sbom, bill, runner)
}
