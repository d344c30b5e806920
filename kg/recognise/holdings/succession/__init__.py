"""Who held a post before, who takes it next, and who leaves it in words that do not name it."""
