/** The attributes of a FlatGeobuf feature: the number of the column, then its value, one after the other. */
import { generic } from 'flatgeobuf'

const { ColumnType } = generic

type Column = { name: string; type: number }

const fixed: Record<number, (view: DataView, at: number) => [value: unknown, bytes: number]> = {
  [ColumnType.Byte]: (view, at) => [view.getInt8(at), 1],
  [ColumnType.UByte]: (view, at) => [view.getUint8(at), 1],
  [ColumnType.Bool]: (view, at) => [view.getUint8(at) !== 0, 1],
  [ColumnType.Short]: (view, at) => [view.getInt16(at, true), 2],
  [ColumnType.UShort]: (view, at) => [view.getUint16(at, true), 2],
  [ColumnType.Int]: (view, at) => [view.getInt32(at, true), 4],
  [ColumnType.UInt]: (view, at) => [view.getUint32(at, true), 4],
  [ColumnType.Long]: (view, at) => [view.getBigInt64(at, true), 8],
  [ColumnType.ULong]: (view, at) => [view.getBigUint64(at, true), 8],
  [ColumnType.Float]: (view, at) => [view.getFloat32(at, true), 4],
  [ColumnType.Double]: (view, at) => [view.getFloat64(at, true), 8],
}

const decoder = new TextDecoder()

/** @throws RangeError where the bytes end within a value or name a column there is not. */
export function* propertiesOf(bytes: Uint8Array | null, columns: Column[]): Generator<[string, unknown]> {
  if (!bytes) return
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < view.byteLength; ) {
    const column = columns[view.getUint16(at, true)]
    if (!column) throw new RangeError('no such column')
    at += 2
    const read = fixed[column.type]
    if (read) {
      const [value, size] = read(view, at)
      yield [column.name, value]
      at += size
      continue
    }
    const length = view.getUint32(at, true)
    at += 4
    if (at + length > view.byteLength) throw new RangeError('text beyond the end')
    const raw = bytes.subarray(at, at + length)
    yield [column.name, column.type === ColumnType.Binary ? raw : decoder.decode(raw)]
    at += length
  }
}
