import { join } from 'node:path'
import type { BinaryView } from './binary-view.ts'
import { viewOfBytes, withViewOfFile } from './binary-view.ts'
import type { Elf } from './elf.ts'
import { elfIn, elfSignature } from './elf.ts'
import { isLoadedAsLibrary } from './loaded-files.ts'

/** A program or library in the format of another operating system. */
export interface Foreign {
  readonly kind: 'foreign'
  readonly system: 'macOS' | 'Windows'
}

/** What a file is, if some operating system loads it, or if it is a Git LFS pointer. */
export type Binary = Elf | Foreign | { readonly kind: 'pointer' }

/** A file of a layer with such content. `no code` is the content of a file that has the name of a library, and is none. */
export interface BinaryFile {
  readonly path: string
  readonly binary: Binary | { readonly kind: 'no code' }
}

/** Returns a file from its content, or undefined if it is of none of these kinds. Never throws. */
export function binaryFileOf(path: string, content: Uint8Array): BinaryFile | undefined {
  return fileOf(path, viewOfBytes(content))
}

/** Returns a file on disk, of which only the necessary parts are read. Throws if it cannot be read. */
export function binaryFileAt(path: string, root: string): BinaryFile | undefined {
  return withViewOfFile(join(root, path), (bytes) => fileOf(path, bytes))
}

function fileOf(path: string, bytes: BinaryView): BinaryFile | undefined {
  const noCode = { kind: 'no code' } as const
  const binary = binaryIn(bytes) ?? (isLoadedAsLibrary(path) && !isLinkerScript(bytes) ? noCode : undefined)
  return binary && { path, binary }
}

/** Returns what a content is, or undefined if it is nothing of this kind. Never throws. */
export function readBinary(content: Uint8Array): Binary | undefined {
  return binaryIn(viewOfBytes(content))
}

/** Returns whether a file can be one of these, by its path and its first four bytes as a big-endian number. Only such a file has to be read. */
export function canBeBinary(path: string, signature: number): boolean {
  return (
    isLoadedAsLibrary(path) ||
    signature === elfSignature ||
    signature === pointerSignature ||
    signature >>> 16 === windowsSignature ||
    Object.hasOwn(macSignatures, signature)
  )
}

function binaryIn(bytes: BinaryView): Binary | undefined {
  if (isPointer(bytes)) return { kind: 'pointer' }
  if (isForMac(bytes)) return { kind: 'foreign', system: 'macOS' }
  return isForWindows(bytes) ? { kind: 'foreign', system: 'Windows' } : elfIn(bytes)
}

/** `vers`, the beginning of a pointer. */
const pointerSignature = 0x76657273

/** A pointer has at most this size in bytes (Git LFS: "Git LFS Specification", The Pointer). */
const largestPointer = 1_024

function isPointer(bytes: BinaryView): boolean {
  if (bytes.size > largestPointer) return false
  const text = startOf(bytes)
  return (
    /^version https:\/\/git-lfs\.github\.com\/spec\/v1\r?\n/.test(text) &&
    /\noid sha256:[\da-f]{64}\r?\n/.test(text)
  )
}

/** Linkers read a text instead of some libraries. Nothing loads it at run time (GNU ld: "Implicit Linker Scripts"). */
function isLinkerScript(bytes: BinaryView): boolean {
  return /\b(?:INPUT|GROUP|AS_NEEDED)\s*\(/.test(startOf(bytes))
}

function startOf({ size, view }: BinaryView): string {
  const { buffer, byteOffset, byteLength } = view(0, Math.min(size, largestPointer))
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1')
}

/** `MZ`, the first two bytes of a program or library for Windows. */
const windowsSignature = 0x4d5a

/** A program for Windows begins as one for MS-DOS, which contains the position of the other header (Microsoft: "PE Format"). */
function isForWindows({ size, view }: BinaryView): boolean {
  if (size < 64 || view(0, 2).getUint16(0) !== windowsSignature) return false
  const at = view(60, 4).getUint32(0, true)
  return at + 4 <= size && view(at, 4).getUint32(0) === 0x50450000
}

/** Where a file for macOS has the type of its first processor, and whether the number is little-endian (Apple: loader.h and fat.h). */
interface MacFormat {
  readonly processorAt: number
  readonly isLittle: boolean
}

const macSignatures: Readonly<Record<number, MacFormat>> = {
  0xfeedface: { processorAt: 4, isLittle: false },
  0xfeedfacf: { processorAt: 4, isLittle: false },
  0xcefaedfe: { processorAt: 4, isLittle: true },
  0xcffaedfe: { processorAt: 4, isLittle: true },
  // A file for several processors
  0xcafebabe: { processorAt: 8, isLittle: false },
  0xcafebabf: { processorAt: 8, isLittle: false },
  0xbebafeca: { processorAt: 8, isLittle: true },
  0xbfbafeca: { processorAt: 8, isLittle: true },
}

/** x86, arm and PowerPC, with 32 and 64 bits, and arm64_32 (Apple: machine.h). */
const macProcessors = [7, 12, 18, 0x01000007, 0x0100000c, 0x01000012, 0x0200000c]

/** Java classes have one of the signatures too. After it, they have a version and the size of a table, which is no processor. */
function isForMac({ size, view }: BinaryView): boolean {
  if (size < 28) return false
  const format = macSignatures[view(0, 4).getUint32(0)]
  return (
    format !== undefined && macProcessors.includes(view(format.processorAt, 4).getUint32(0, format.isLittle))
  )
}
