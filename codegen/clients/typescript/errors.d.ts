/** An error that the server answered. Its classes are those of Frappe; `type` names the class also where there is none here. */
export declare class ApiError extends Error {
  /** Frappe's class: `exc_type` of version 1 of the API. */
  readonly type: string;
  /** The HTTP status. */
  readonly status: number;
  /** All messages of the answer, for the user. They may have HTML. */
  readonly messages: string[];
  /** Seconds after which the request may be sent again, if the server says so. */
  readonly retryAfter: number | undefined;
}

/** A document or a request breaks a rule. */
export declare class ValidationError extends ApiError {}
/** A number is negative and must not be. */
export declare class NonNegativeError extends ValidationError {}
/** A mandatory field is empty. */
export declare class MandatoryError extends ValidationError {}
/** A value that is set once was changed. */
export declare class CannotChangeConstantError extends ValidationError {}
/** A text or a number is too long for its column. */
export declare class CharacterLengthExceededError extends ValidationError {}
/** A submitted document was changed where it may not be. */
export declare class UpdateAfterSubmitError extends ValidationError {}
/** A deleted document was restored before. */
export declare class DocumentAlreadyRestored extends ValidationError {}
/** The target of a link does not exist. */
export declare class LinkValidationError extends ValidationError {}
/** The target of a link is a cancelled document. */
export declare class CancelledLinkError extends LinkValidationError {}
/** A docstatus cannot follow another. */
export declare class DocstatusTransitionError extends ValidationError {}
/** The document was saved by another request since it was read. */
export declare class TimestampMismatchError extends ValidationError {}
/** A document is locked by another request. */
export declare class DocumentLockedError extends ValidationError {}
/** A document cannot be deleted or cancelled while other documents link to it. */
export declare class LinkExistsError extends ValidationError {}
/** Not an e-mail address. */
export declare class InvalidEmailAddressError extends ValidationError {}
/** Not a person's name. */
export declare class InvalidNameError extends ValidationError {}
/** Not a phone number. */
export declare class InvalidPhoneNumberError extends ValidationError {}
/** A value that must be unique is taken. */
export declare class UniqueValidationError extends ValidationError {}
/** A value does not fit its column. */
export declare class DataTooLongException extends ValidationError {}
/** A function was given an argument of the wrong type. */
export declare class FrappeTypeError extends ValidationError {}
/** A naming series has characters that are not allowed. */
export declare class InvalidNamingSeriesError extends ValidationError {}
/** A node of a tree was to become its own descendant. */
export declare class NestedSetRecursionError extends ValidationError {}
/** A node of a tree still has children. */
export declare class NestedSetChildExistsError extends ValidationError {}
/** A tree cannot be changed like this. */
export declare class NestedSetInvalidMergeError extends ValidationError {}
/** A file is too large. */
export declare class MaxFileSizeReachedError extends ValidationError {}
/** A file is of a type that is not accepted. */
export declare class FileTypeNotAllowed extends ValidationError {}
/** A document has as many files as it may. */
export declare class AttachmentLimitReached extends ValidationError {}
/** A session sent no CSRF token or a wrong one. */
export declare class CSRFTokenError extends ApiError {}
/** A list names a field that does not exist or must not be read. */
export declare class DataError extends ValidationError {}
/** A name is not allowed. */
export declare class NameError extends ApiError {}
/** A document of that name exists. */
export declare class DuplicateEntryError extends NameError {}
/** The credentials are missing or wrong. */
export declare class AuthenticationError extends ApiError {}
/** The first step of a login is too long ago for the second. */
export declare class ExpiredLoginException extends AuthenticationError {}
/** The user may not do this. */
export declare class PermissionError extends ApiError {}
/** The document, the DocType or the route does not exist. */
export declare class DoesNotExistError extends ApiError {}
/** Too many requests; `retryAfter` says when to try again. */
export declare class TooManyRequestsError extends ApiError {}
/** Too many calls of one function. */
export declare class RateLimitExceededError extends TooManyRequestsError {}
/** Too many failed logins. */
export declare class SecurityException extends TooManyRequestsError {}
/** An idempotency key was sent with a different request. */
export declare class IdempotencyKeyReusedError extends ApiError {}
/** The database took longer than it may. */
export declare class QueryTimeoutError extends ApiError {}
/** The database or another service is busy or does not answer. */
export declare class ServiceUnavailableError extends ApiError {}
/** The server is about to stop or is being maintained. */
export declare class SessionStopped extends ServiceUnavailableError {}
