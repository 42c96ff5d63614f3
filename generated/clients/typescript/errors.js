// Written by `cargo xtask codegen`; not to be edited.

/** An error that the server answered. Its classes are those of Frappe; `type` names the class also where there is none here. */
export class ApiError extends Error {
  constructor(message, { type, status, messages, retryAfter }) {
    super(message);
    this.name = new.target.name;
    this.type = type;
    this.status = status;
    this.messages = messages;
    this.retryAfter = retryAfter;
  }
}

/** A document or a request breaks a rule. */
export class ValidationError extends ApiError {}
/** A number is negative and must not be. */
export class NonNegativeError extends ValidationError {}
/** A mandatory field is empty. */
export class MandatoryError extends ValidationError {}
/** A value that is set once was changed. */
export class CannotChangeConstantError extends ValidationError {}
/** A text or a number is too long for its column. */
export class CharacterLengthExceededError extends ValidationError {}
/** A submitted document was changed where it may not be. */
export class UpdateAfterSubmitError extends ValidationError {}
/** A deleted document was restored before. */
export class DocumentAlreadyRestored extends ValidationError {}
/** The target of a link does not exist. */
export class LinkValidationError extends ValidationError {}
/** The target of a link is a cancelled document. */
export class CancelledLinkError extends LinkValidationError {}
/** A docstatus cannot follow another. */
export class DocstatusTransitionError extends ValidationError {}
/** The document was saved by another request since it was read. */
export class TimestampMismatchError extends ValidationError {}
/** A document is locked by another request. */
export class DocumentLockedError extends ValidationError {}
/** A document cannot be deleted or cancelled while other documents link to it. */
export class LinkExistsError extends ValidationError {}
/** Not an e-mail address. */
export class InvalidEmailAddressError extends ValidationError {}
/** Not a person's name. */
export class InvalidNameError extends ValidationError {}
/** Not a phone number. */
export class InvalidPhoneNumberError extends ValidationError {}
/** A value that must be unique is taken. */
export class UniqueValidationError extends ValidationError {}
/** A value does not fit its column. */
export class DataTooLongException extends ValidationError {}
/** A function was given an argument of the wrong type. */
export class FrappeTypeError extends ValidationError {}
/** A naming series has characters that are not allowed. */
export class InvalidNamingSeriesError extends ValidationError {}
/** A node of a tree was to become its own descendant. */
export class NestedSetRecursionError extends ValidationError {}
/** A node of a tree still has children. */
export class NestedSetChildExistsError extends ValidationError {}
/** A tree cannot be changed like this. */
export class NestedSetInvalidMergeError extends ValidationError {}
/** A file is too large. */
export class MaxFileSizeReachedError extends ValidationError {}
/** A file is of a type that is not accepted. */
export class FileTypeNotAllowed extends ValidationError {}
/** A document has as many files as it may. */
export class AttachmentLimitReached extends ValidationError {}
/** A session sent no CSRF token or a wrong one. */
export class CSRFTokenError extends ApiError {}
/** A list names a field that does not exist or must not be read. */
export class DataError extends ValidationError {}
/** A name is not allowed. */
export class NameError extends ApiError {}
/** A document of that name exists. */
export class DuplicateEntryError extends NameError {}
/** The credentials are missing or wrong. */
export class AuthenticationError extends ApiError {}
/** The first step of a login is too long ago for the second. */
export class ExpiredLoginException extends AuthenticationError {}
/** The user may not do this. */
export class PermissionError extends ApiError {}
/** The document, the DocType or the route does not exist. */
export class DoesNotExistError extends ApiError {}
/** Too many requests; `retryAfter` says when to try again. */
export class TooManyRequestsError extends ApiError {}
/** Too many calls of one function. */
export class RateLimitExceededError extends TooManyRequestsError {}
/** Too many failed logins. */
export class SecurityException extends TooManyRequestsError {}
/** An idempotency key was sent with a different request. */
export class IdempotencyKeyReusedError extends ApiError {}
/** The database took longer than it may. */
export class QueryTimeoutError extends ApiError {}
/** The database or another service is busy or does not answer. */
export class ServiceUnavailableError extends ApiError {}
/** The server is about to stop or is being maintained. */
export class SessionStopped extends ServiceUnavailableError {}

const CLASSES = {
  ValidationError, NonNegativeError, MandatoryError, CannotChangeConstantError, CharacterLengthExceededError,
  UpdateAfterSubmitError, DocumentAlreadyRestored, LinkValidationError, CancelledLinkError, DocstatusTransitionError,
  TimestampMismatchError, DocumentLockedError, LinkExistsError, InvalidEmailAddressError, InvalidNameError,
  InvalidPhoneNumberError, UniqueValidationError, DataTooLongException, FrappeTypeError, InvalidNamingSeriesError,
  NestedSetRecursionError, NestedSetChildExistsError, NestedSetInvalidMergeError, MaxFileSizeReachedError,
  FileTypeNotAllowed, AttachmentLimitReached, CSRFTokenError, DataError, NameError, DuplicateEntryError,
  AuthenticationError, ExpiredLoginException, PermissionError, DoesNotExistError, TooManyRequestsError,
  RateLimitExceededError, SecurityException, IdempotencyKeyReusedError, QueryTimeoutError, ServiceUnavailableError,
  SessionStopped,
};

/** The objects of a text that holds a list of JSON texts, as version 1 of the API has it. */
const messagesOfV1 = (text) => {
  try {
    return JSON.parse(text).map((message) => JSON.parse(message));
  } catch {
    return [];
  }
};

/** The error of a response. A response that is no JSON, as that of a proxy, is an `ApiError` with its status. */
export async function apiError(response) {
  let body = {};
  try {
    body = await response.json();
  } catch {
    // The status says what there is to say.
  }
  const errors = body.errors ?? messagesOfV1(body._server_messages ?? "[]");
  const messages = [...errors, ...(body.messages ?? [])].map((error) => error.message).filter(Boolean);
  if (messages.length === 0 && typeof body.message === "string") messages.push(body.message);
  const type = body.exc_type ?? body.errors?.[0]?.type ?? "";
  const seconds = Number.parseInt(response.headers.get("retry-after") ?? "", 10);
  const Class = Object.hasOwn(CLASSES, type) ? CLASSES[type] : ApiError;
  return new Class(messages[0] ?? `${response.status} ${response.statusText}`.trim(), {
    type,
    status: response.status,
    messages,
    retryAfter: Number.isNaN(seconds) ? undefined : seconds,
  });
}
