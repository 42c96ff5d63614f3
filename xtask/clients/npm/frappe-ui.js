// The parts of frappe-ui that talk to a server, from the files that its index takes them from: the
// index itself brings all components along, which need the build of an application around them.

export * from './node_modules/frappe-ui/src/resources/index.ts'
export * from './node_modules/frappe-ui/src/data-fetching/index.ts'
export { setConfig } from './node_modules/frappe-ui/src/utils/config.ts'
export { frappeRequest } from './node_modules/frappe-ui/src/utils/frappeRequest.js'
export { default as FileUploadHandler } from './node_modules/frappe-ui/src/utils/fileUploadHandler.ts'
