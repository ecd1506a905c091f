/** A pack as it is written: read strictly, and every fault told by its line, so that a typo is found at once. */
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { ZodError } from 'zod'
import { packs } from '#contract/language/policy-packs.ts'
import type { PackFault } from '#contract/pack-editing.ts'
import { PolicyPack } from '#contract/policy.ts'
import { say, sayIssue } from '../../http/words.ts'

export type ReadPack = { pack: PolicyPack; faults: [] } | { pack: null; faults: PackFault[] }

/** At most so many faults are told at once: the first mistake often brings a hundred. */
const mostFaults = 50

/** The parser's codes that have a sentence. */
const toldCodes = Object.keys(packs.syntax)

/** The pack of a text, or what is wrong with it in the language, in the order of the lines. */
export function readPackText(text: string, language: string): ReadPack {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true, allowEmptyContent: false })
  if (errors.length > 0 || !tree) return { pack: null, faults: syntaxFaults(text, errors, language) }
  const read = PolicyPack.safeParse(JSON.parse(text))
  if (read.success) return { pack: read.data, faults: [] }
  const faults = read.error.issues.flatMap((issue) => faultsOf(issue, tree, text, language))
  return { pack: null, faults: faults.sort((a, b) => a.line - b.line || a.column - b.column).slice(0, mostFaults) }
}

function syntaxFaults(text: string, errors: readonly ParseError[], language: string): PackFault[] {
  const told = errors.length > 0 ? errors : [{ error: 4, offset: 0, length: 0 }] // an empty text lacks its value
  return told.slice(0, mostFaults).map(({ error, offset }) => ({
    ...placeOf(text, offset),
    path: '',
    reason: say(language, `packs.syntax.${toldCodes.find((key) => key === printParseErrorCode(error)) ?? 'other'}`),
  }))
}

type Issue = ZodError['issues'][number]

/** A key that is none has its own line; everything else is told at the value, or at what should have held it. */
function faultsOf(issue: Issue, tree: Node, text: string, language: string): PackFault[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  const reason = sayIssue(language, issue)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      ...placeOf(text, keyOffset(tree, [...path, key])),
      path: [...path, key].join('.'),
      reason: sayIssue(language, { ...issue, keys: [key] }),
    }))
  return [{ ...placeOf(text, nearest(tree, path).offset), path: path.join('.'), reason }]
}

function nearest(tree: Node, path: (string | number)[]): Node {
  for (let length = path.length; length > 0; length--) {
    const found = findNodeAtLocation(tree, path.slice(0, length))
    if (found) return found
  }
  return tree
}

/** Where the name of a field stands, not its value. */
const keyOffset = (tree: Node, path: (string | number)[]): number =>
  findNodeAtLocation(tree, path)?.parent?.offset ?? nearest(tree, path).offset

/** The line of the value at a path, or of what should have held it, in a text that holds together. */
export function lineAt(text: string, path: (string | number)[]): number {
  const tree = parseTree(text)
  return tree ? placeOf(text, nearest(tree, path).offset).line : 1
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  const start = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - start + 1 }
}
