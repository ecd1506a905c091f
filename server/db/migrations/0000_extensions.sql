-- PostGIS measures, relates and clips; everything else the product needs is plain PostgreSQL 15.
CREATE EXTENSION IF NOT EXISTS postgis;
