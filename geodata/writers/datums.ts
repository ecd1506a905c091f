/** The two datums as well-known text (OGC 01-009), as the EPSG registry has them: 4490 and 4326. */

const degrees =
  'PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],' +
  'AXIS["Latitude",NORTH],AXIS["Longitude",EAST]'

/** China Geodetic Coordinate System 2000 (GB 22021). */
export const cgcs2000Wkt =
  'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,' +
  `AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],${degrees},AUTHORITY["EPSG","4490"]]`

export const wgs84Wkt =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],' +
  `AUTHORITY["EPSG","6326"]],${degrees},AUTHORITY["EPSG","4326"]]`
