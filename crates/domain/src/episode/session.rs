//! Sessions of support and whether the young person came.

use crate::code_list::code_list;

code_list! {
    /// Whether the young person came (MHSDS ATTENDANCE STATUS).
    pub enum Attendance {
        Attended = "5", "Came on time";
        LateSeen = "6", "Came late but was seen";
        LateNotSeen = "7", "Came late and could not be seen";
        CancelledByYoungPerson = "2", "Young person cancelled";
        DidNotAttend = "3", "Did not come";
        CancelledByProvider = "4", "We cancelled";
    }
}

impl Attendance {
    /// True when the young person was seen: what counts as a contact.
    pub const fn seen(self) -> bool {
        matches!(self, Self::Attended | Self::LateSeen)
    }
}

code_list! {
    /// How a session took place (MHSDS CONSULTATION MECHANISM; the codes that early help uses).
    pub enum Mechanism {
        FaceToFace = "01", "Face to face";
        Telephone = "02", "Telephone";
        Video = "11", "Video";
        Email = "05", "Email";
        Text = "09", "Text message";
        InstantMessage = "10", "Instant message";
        ChatRoom = "13", "Chat room";
        Other = "98", "Another way";
    }
}
