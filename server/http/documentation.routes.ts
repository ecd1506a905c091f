/** /api/openapi.json and /api/docs: the API described by its own routes, and a page to read it. */
import { topicApp } from './route.ts'

export const documentInfo = {
  openapi: '3.0.3',
  info: {
    title: '连片 Lianpian',
    version: '1',
    description:
      'Planning and progress map for renovating old residential compounds. Coordinates are CGCS2000 (EPSG:4490), longitude first. Problems follow RFC 9457.',
  },
}

export const documentationRoutes = () => topicApp()
