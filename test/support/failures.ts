/** What failed, out of the reports: said once more at the end of a run, since the stages after it push it out of sight. */

type VitestFile = {
  readonly name: string
  readonly message?: string
  readonly assertionResults: readonly {
    readonly status: string
    readonly fullName: string
    readonly failureMessages?: readonly string[] | null
  }[]
}
type Spec = {
  readonly title: string
  readonly file: string
  readonly line: number
  readonly ok: boolean
  readonly tests: readonly {
    readonly projectName: string
    readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[]
  }[]
}
type Suite = { readonly specs?: readonly Spec[]; readonly suites?: readonly Suite[] }
export type Detail = { readonly testResults?: readonly VitestFile[]; readonly suites?: readonly Suite[] }
export type Failure = { readonly name: string; readonly why: string }

/** In the order of the report. A file that did not load is named by its path. */
export function failuresOf(report: Detail): Failure[] {
  return [...(report.testResults ?? []).flatMap(ofFile), ...(report.suites ?? []).flatMap(ofSuite)]
}

/** A few lines each: the end of a log is all that some machines keep. */
export function told(failures: readonly Failure[], lines = 12): string {
  return failures.map(({ name, why }) => [`=== failed: ${name}`, ...plain(why).split('\n').slice(0, lines)].join('\n') + '\n').join('')
}

function ofFile(file: VitestFile): Failure[] {
  const failed = file.assertionResults.filter((one) => one.status === 'failed')
  if (failed.length === 0) return (file.message ?? '') === '' ? [] : [{ name: file.name, why: file.message ?? '' }]
  return failed.map((one) => ({ name: `${file.name} › ${one.fullName}`, why: (one.failureMessages ?? []).join('\n') }))
}

function ofSuite(suite: Suite): Failure[] {
  return [...(suite.specs ?? []).filter((spec) => !spec.ok).map(ofSpec), ...(suite.suites ?? []).flatMap(ofSuite)]
}

function ofSpec(spec: Spec): Failure {
  const errors = spec.tests.flatMap((one) => one.results).flatMap((one) => one.errors)
  return {
    name: `[${spec.tests.map((one) => one.projectName).join(', ')}] ${spec.file}:${spec.line} › ${spec.title}`,
    why: errors.map((error) => error.message ?? '').join('\n'),
  }
}

// oxlint-disable-next-line no-control-regex -- colours are what is taken out
const plain = (text: string): string => text.replaceAll(/\u001B\[[\d;]*m/g, '')
