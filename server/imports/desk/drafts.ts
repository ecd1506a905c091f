/** The files on a server's desk, as whoever may asks for them: found, looked at, turned page by page, written, taken away. */
import type { ImportApply, ImportRun, ImportWishes } from '#contract/import.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { mustBeAllowed } from '../../accounts/can.ts'
import type { Writer } from '../../db/write.ts'
import { NotFound } from '../../errors.ts'
import { applyLook } from './apply-look.ts'
import { Desk } from './desk.ts'
import { type FindingsAsked, type FindingsPage, findingsIn } from './findings-page.ts'
import { type PageAsked, pageOf, type RowsPage } from './kept-look.ts'
import { type Look, readingKeyOf, takeLook } from './look.ts'
import { Looks } from './looks.ts'
import { oneShape } from './one-shape.ts'
import { removeDraft } from './save-upload.ts'
import type { Watched } from './tell-look.ts'
import { findLaid, type Laid } from './upload.queries.ts'

type Asker = Pick<Writer, 'database' | 'reader'>
/** A look at a file that was found, by these wishes. */
type Asked = Watched & { laid: Laid; wishes: ImportWishes }

export class Drafts {
  readonly #desk = new Desk()
  readonly #looks = new Looks()

  /** @throws NotFound; Refusal for who may not see a file as it was received, telephone numbers and all */
  async find({ database, reader }: Asker, id: string): Promise<Laid> {
    const laid = await findLaid(database, reader, id)
    if (!laid) throw new NotFound('import', id)
    mustBeAllowed(reader, 'import.read', { adcode: laid.adcode, id })
    return laid
  }

  /** Kept, so that its pages need no look of their own. */
  async look(asker: Asker, asked: Asked): Promise<Look> {
    const take = () => takeLook(this.#doorFor(asker), asked, ({ sitting: _, ...taken }) => taken)
    const kept = await asker.database.patiently(take)
    await this.#looks.keep(kept)
    return kept.look
  }

  async rows(asker: Asker, asked: Asked, page: PageAsked): Promise<RowsPage> {
    return (await this.#looks.page(asked.laid.id, asked.wishes, page)) ?? pageOf(await this.look(asker, asked), page)
  }

  async findings(asker: Asker, asked: Asked, page: FindingsAsked): Promise<FindingsPage> {
    const kept = await this.#looks.findings(asked.laid.id, asked.wishes, page)
    return kept ?? findingsIn(await this.look(asker, asked), page)
  }

  shape(asker: Asker, asked: Asked, at: number) {
    return oneShape(this.#doorFor(asker), asked, at)
  }

  /** All of it or nothing; then the file needs no thread any more. */
  async apply(writer: Writer, asked: Asked & ImportApply & { language: Language }): Promise<ImportRun> {
    const { laid, wishes } = asked
    const kept = await this.#looks.unpacked(laid.id, wishes)
    const run = await writer.database.patiently(() => applyLook(writer, { ...asked, desk: this.#desk, kept }))
    this.#looks.forget(laid.id)
    this.#desk.letGo(readingKeyOf(laid, wishes))
    return run
  }

  async remove(writer: Writer, id: string): Promise<void> {
    await removeDraft(writer, id)
    this.#looks.forget(id)
  }

  #doorFor({ database, reader }: Asker) {
    return { desk: this.#desk, connection: database, reader }
  }
}
