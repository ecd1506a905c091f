import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemOf } from '#geodata/crs/systems.ts'

const huiji = [113.6168, 34.833]
const lexington = [-84.435, 38.026]

// What gdaltransform of GDAL 3.6.2 (PROJ 9.1.1) makes of OGC:CRS84 degrees.
const asProjSays: [code: string, place: number[], x: number, y: number][] = [
  ['EPSG:4547', huiji, 464947.358374917, 3856133.03461599],
  ['EPSG:4526', huiji, 38464947.3583749, 3856133.03461599],
  ['EPSG:4546', huiji, 739396.362489096, 3859189.94544799],
  ['EPSG:4497', huiji, 19739396.3624891, 3859189.94544799],
  ['EPSG:4508', huiji, 739396.362489096, 3859189.94544799],
  ['EPSG:4549', [121.4737, 31.2304], 640412.315036627, 3457455.48858212],
  ['EPSG:3857', huiji, 12647764.3215612, 4141209.60629594],
  ['EPSG:32649', huiji, 739300.603942822, 3857646.2695752],
  ['EPSG:32750', [115.86, -31.95], 392259.361885705, 6464539.16389343],
  ['EPSG:3547', lexington, 5300004.13856913, 3899827.99480929],
  ['EPSG:3089', lexington, 5300004.13856913, 3899827.99480929],
  // Xi'an 1980: PROJ has no transformation and takes the degrees over, as we do.
  ['EPSG:2383', huiji, 464947.341859149, 3856134.83235519],
  ['EPSG:2362', huiji, 38464947.3418591, 3856134.83235519],
  // West and south count up here.
  ['EPSG:2048', [18.5, -33.9], 46246.6749919162, 3752681.84248789],
]

const wkt = {
  // What ArcGIS writes: no numbers of any authority.
  zone: 'PROJCS["CGCS2000_3_Degree_GK_CM_114E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]',
  kentucky:
    'PROJCS["NAD_1983_StatePlane_Kentucky_FIPS_1600_Feet",GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",4921250.0],PARAMETER["False_Northing",3280833.333],PARAMETER["Central_Meridian",-85.75],PARAMETER["Standard_Parallel_1",37.0833333333333],PARAMETER["Standard_Parallel_2",38.6666666666667],PARAMETER["Latitude_Of_Origin",36.3333333333333],UNIT["US survey foot",0.304800609601219]]',
  pseudo:
    'PROJCS["WGS 84 / Pseudo-Mercator",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1]]',
  newer:
    'PROJCRS["Xian 1980 / 3-degree Gauss-Kruger zone 38",BASEGEOGCRS["Xian 1980",DATUM["Xian 1980",ELLIPSOID["IAG 1975",6378140,298.257,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]]],CONVERSION["3-degree Gauss-Kruger zone 38",METHOD["Transverse Mercator"],PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433]],PARAMETER["Longitude of natural origin",114,ANGLEUNIT["degree",0.0174532925199433]],PARAMETER["Scale factor at natural origin",1,SCALEUNIT["unity",1]],PARAMETER["False easting",38500000,LENGTHUNIT["metre",1]],PARAMETER["False northing",0,LENGTHUNIT["metre",1]]],CS[Cartesian,2],AXIS["northing (X)",north,ORDER[1],LENGTHUNIT["metre",1]],AXIS["easting (Y)",east,ORDER[2],LENGTHUNIT["metre",1]]]',
  compound: 'COMPD_CS["with heights",PROJCS["any",AUTHORITY["EPSG","4547"]],VERT_CS["85",UNIT["metre",1]]]',
}
/** A meridian through the town instead of the zone's. */
const ownMeridian = (text: string) => text.replace('Meridian",114.0', 'Meridian",113.5')

const near = (one: number[], other: readonly number[], within: number) => {
  expect(Math.abs(one[0]! - other[0]!)).toBeLessThan(within)
  expect(Math.abs(one[1]! - other[1]!)).toBeLessThan(within)
}

describe('a coordinate system', () => {
  it.each([
    ['EPSG:4547', 'EPSG:4547'],
    ['4547', 'EPSG:4547'],
    [' epsg:4547 ', 'EPSG:4547'],
    ['urn:ogc:def:crs:EPSG::3547', 'EPSG:3547'],
    ['http://www.opengis.net/def/crs/EPSG/0/4547', 'EPSG:4547'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'OGC:CRS84'],
    ['EPSG:4326+5773', 'EPSG:4326'],
    ['EPSG:900913', 'EPSG:3857'],
    ['wgs84', 'EPSG:4326'],
    ['CGCS2000', 'EPSG:4490'],
    ['西安80', 'EPSG:4610'],
    ['gcj02', 'GCJ-02'],
    ['bd09', 'BD-09'],
    ['CGCS2000_3_Degree_GK_CM_114E', 'EPSG:4547'],
    ['Xian_1980_3_Degree_GK_Zone_38', 'EPSG:2362'],
    ['Beijing_1954_GK_Zone_19', 'EPSG:21419'],
    ['WGS_1984_UTM_Zone_49N', 'EPSG:32649'],
    ['+init=epsg:4547', 'EPSG:4547'],
    [wkt.zone, 'EPSG:4547'],
    [wkt.zone.replace('Easting",500000', 'Easting",38500000'), 'EPSG:4526'],
    [wkt.zone.replaceAll('China_2000', 'Beijing_1954').replace('CGCS2000_3', 'any_3'), 'EPSG:2435'],
    [wkt.newer, 'EPSG:2362'],
    [wkt.pseudo, 'EPSG:3857'],
    [wkt.compound, 'EPSG:4547'],
  ])('%.60s is understood', (name, code) => {
    expect(systemOf(name)?.code).toBe(code)
  })

  it.each([
    '',
    'nonsense',
    '99999',
    'EPSG:5773',
    'EPSG:4978',
    '+proj=nothing',
    'PROJCS["cut off',
    'own-grid:1',
    'A['.repeat(1e5),
  ])('%.20s is none, and nothing breaks', (name) => expect(systemOf(name)).toBeNull())

  it.each(asProjSays)(
    '%s gives the numbers PROJ gives, to a tenth of a millimetre, and leads back',
    (code, place, x, y) => {
      const system = systemOf(code)!
      near(system.fromEarth(place), [x, y], 1e-4)
      near(system.toEarth([x, y]), place, 1e-9)
    },
  )

  it('its name does not count where its parameters say something else', () => {
    const own = systemOf(ownMeridian(wkt.zone))!
    expect(own.code).toContain('PROJCS')
    near(own.toEarth([500000, 3856133]), [113.5, systemOf('4547')!.toEarth([500000, 3856133])[1]!], 1e-9)
  })

  it('whose file brings parameters of its own for the datum keeps them', () => {
    const geographic = (shift: string) =>
      `GEOGCS["Beijing 1954",DATUM["Beijing_1954",SPHEROID["Krassowsky 1940",6378245,298.3],TOWGS84[${shift}]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4214"]]`
    expect(systemOf(geographic('15.8,-154.4,-82.3,0,0,0,0'))?.code).toBe('EPSG:4214')
    const own = systemOf(geographic('20,-150,-80,0,0,0,0'))!
    expect(own.toEarth(huiji)).not.toEqual(systemOf('4214')!.toEarth(huiji))
    near(own.toEarth(huiji), systemOf('+proj=longlat +ellps=krass +towgs84=20,-150,-80')!.toEarth(huiji), 1e-10)
  })

  it('that has no number is taken by its WKT: Kentucky in feet lands where EPSG:3089 does', () => {
    near(systemOf(wkt.kentucky)!.toEarth([5300004.13856913, 3899827.99480929]), lexington, 1e-9)
    expect(systemOf(wkt.kentucky)!.unit).toBe('US survey foot')
  })

  it('on an old Chinese datum says how far off it may be, also with a meridian of its own', () => {
    const old = wkt.zone.replaceAll('China_2000', 'Beijing_1954')
    expect(systemOf('2383')).toMatchObject({ accuracyM: 130, notes: [{ code: 'xian-80-approximate' }] })
    for (const name of ['2435', 'EPSG:21419', ownMeridian(old)])
      expect(systemOf(name)).toMatchObject({ accuracyM: 25, notes: [{ code: 'beijing-54-approximate' }] })
    // cs2cs of PROJ 9.1.1 with the parameters of EPSG:15921.
    near(systemOf('2414')!.fromEarth(huiji), [38464899.317587, 3856182.196387], 1e-3)
  })

  it('whose way to CGCS2000 nobody has at hand says so', () => {
    expect(systemOf('EPSG:4267')?.notes).toMatchObject([{ code: 'datum-shift-unknown' }])
    expect(systemOf('EPSG:2503')).toMatchObject({ accuracyM: null, notes: [{ code: 'datum-shift-approximate' }] })
    for (const code of ['4547', '4326', '3857', '3089', '3547']) expect(systemOf(code)?.notes).toEqual([])
  })

  it('in gon is not taken for degrees', () => {
    // Paris, 2° 20′ 14.025″ E of Greenwich, is the zero of EPSG:4807; a hundred gon are ninety degrees.
    expect(systemOf('EPSG:4807')!.toEarth([0, 50])[1]).toBeCloseTo(45, 1)
  })

  it('keeps heights, and makes no place of what is no number', () => {
    expect(systemOf('4547')!.toEarth([464947, 3856133, 88])[2]).toBe(88)
    expect(systemOf('4547')!.toEarth([Number.NaN, 1])).toEqual([Number.NaN, Number.NaN])
    expect(systemOf('3857')!.toEarth([])).toEqual([Number.NaN, Number.NaN])
  })

  it.each([
    'EPSG:4547',
    'GCJ-02',
    'EPSG:4490+swapped',
    wkt.kentucky,
    'own-grid:114;1000,2000;1,-0.01,0.01,1;464947,3856133',
  ])('is found again by its own code: %.30s', (name) => {
    const system = systemOf(name)!
    const again = systemOf(system.code)!
    expect(again.toEarth([1234.5, 2345.6])).toEqual(system.toEarth([1234.5, 2345.6]))
  })

  it('read with the northing first is the same place', () => {
    const swapped = systemOf('EPSG:4547+swapped')!
    expect(swapped.axis).toBe('north-east')
    near(swapped.toEarth([3856133.03461599, 464947.358374917]), huiji, 1e-9)
  })

  it.each(['4547', '4526', '4498', '2383', '2435', '3857', '32649'])(
    'EPSG:%s leads there and back all over its zone',
    (code) => {
      const system = systemOf(code)!
      const place = fc.tuple(
        fc.double({ min: 112, max: 116, noNaN: true }),
        fc.double({ min: 18, max: 50, noNaN: true }),
      )
      fc.assert(
        fc.property(place, (there) => near(system.toEarth(system.fromEarth(there)), there, 1e-8)),
        { numRuns: 300 },
      )
    },
  )

  it('never breaks over what is written where its name should be', () => {
    const pieces = fc.constantFrom(
      'PROJCS[',
      'GEOGCS["',
      '"',
      ']',
      ',',
      '+proj=',
      'tmerc',
      ' +lon_0=',
      'EPSG:',
      '4547',
      '1e9',
      'own-grid:',
      ';',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), (parts) => {
        const system = systemOf(parts.join(''))
        expect(() => system?.toEarth([1, 2])).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })
})
