//! Accounts of staff and of programs.

use headstart_contract::{
    account::{ClientCreated, ClientInput, ClientView, UserChange, UserCreated, UserInput, UserView},
    page::Page,
};
use headstart_domain::id::{ClientId, UserId};

use crate::{Client, Filters, Result};

impl Client {
    /// A page of accounts of staff.
    pub async fn list_users(&self, filters: Filters<'_>) -> Result<Page<UserView>> {
        self.get("/api/v1/users", filters).read().await
    }

    /// Makes an account; the answer holds the first password, this once.
    pub async fn create_user(&self, user: &UserInput, key: &str) -> Result<UserCreated> {
        self.post("/api/v1/users").once(key).json(user).read().await
    }

    /// One account.
    pub async fn read_user(&self, id: UserId) -> Result<UserView> {
        self.get(&format!("/api/v1/users/{id}"), &[]).read().await
    }

    /// Changes an account over the version that was read.
    pub async fn change_user(&self, id: UserId, version: i32, change: &UserChange) -> Result<UserView> {
        self.put(&format!("/api/v1/users/{id}")).at(version).json(change).read().await
    }

    /// Replaces a password; the answer holds the new one, this once.
    pub async fn create_new_password(&self, id: UserId, key: &str) -> Result<UserCreated> {
        self.post(&format!("/api/v1/users/{id}/new-password")).once(key).read().await
    }

    /// A page of programs.
    pub async fn list_clients(&self, filters: Filters<'_>) -> Result<Page<ClientView>> {
        self.get("/api/v1/clients", filters).read().await
    }

    /// Registers a program; the answer holds its secret, this once.
    pub async fn create_client(&self, client: &ClientInput, key: &str) -> Result<ClientCreated> {
        self.post("/api/v1/clients").once(key).json(client).read().await
    }

    /// Closes a program's access.
    pub async fn deactivate_client(&self, id: ClientId) -> Result<ClientView> {
        self.post(&format!("/api/v1/clients/{id}/deactivate")).read().await
    }
}
